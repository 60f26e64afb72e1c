package io.dynamodel.benchmarks.stub;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.http.AmazonHttpClient;
import com.amazonaws.http.apache.client.impl.CRC32ChecksumResponseInterceptor;
import com.amazonaws.http.apache.client.impl.ConnectionManagerAwareHttpClient;
import com.amazonaws.internal.TokenBucket;
import com.amazonaws.services.dynamodbv2.AmazonDynamoDBClient;
import java.io.IOException;
import java.io.InputStream;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.conn.HttpClientConnectionManager;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.conn.BasicHttpClientConnectionManager;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.protocol.HttpContext;

/**
 * The client of version 1 on a stub. Its HTTP client is replaced at the same place as that of version 2: beneath signing,
 * retries and marshalling.
 */
@SuppressWarnings("deprecation") // the way to a client of one's own, and the interface of HttpClient 4
final class Version1Client extends AmazonDynamoDBClient {
    Version1Client(Stub stub) {
        super(
                new AWSStaticCredentialsProvider(new BasicAWSCredentials("benchmark", "benchmark")),
                new ClientConfiguration());
        setEndpoint("https://dynamodb.us-east-1.amazonaws.com");
        client.shutdown();
        client = new AmazonHttpClient(clientConfiguration, new Http(stub), null, new TokenBucket());
    }

    private static final class Http extends CloseableHttpClient implements ConnectionManagerAwareHttpClient {
        private final Stub stub;
        private final CRC32ChecksumResponseInterceptor checksum = new CRC32ChecksumResponseInterceptor();
        private final HttpClientConnectionManager unused = new BasicHttpClientConnectionManager();

        Http(Stub stub) {
            this.stub = stub;
        }

        @Override
        protected CloseableHttpResponse doExecute(HttpHost target, HttpRequest request, HttpContext context)
                throws IOException {
            try (InputStream body =
                    ((HttpEntityEnclosingRequest) request).getEntity().getContent()) {
                stub.receive(body);
            }
            Answer answer = stub.answer(request.getFirstHeader("X-Amz-Target").getValue());
            Response response = new Response();
            response.addHeader("Content-Type", Answer.CONTENT_TYPE);
            response.addHeader("Content-Length", Integer.toString(answer.body().length));
            response.addHeader("x-amz-crc32", answer.crc32());
            response.setEntity(new ByteArrayEntity(answer.body()));
            try {
                checksum.process(response, context); // the interceptor that the real client of version 1 adds
            } catch (HttpException e) {
                throw new IOException(e);
            }
            return response;
        }

        @Override
        public HttpClientConnectionManager getHttpClientConnectionManager() {
            return unused;
        }

        @Override
        public org.apache.http.params.HttpParams getParams() {
            throw new UnsupportedOperationException();
        }

        @Override
        public org.apache.http.conn.ClientConnectionManager getConnectionManager() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static final class Response extends BasicHttpResponse implements CloseableHttpResponse {
        Response() {
            super(HttpVersion.HTTP_1_1, 200, "OK");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
