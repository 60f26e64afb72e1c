package io.opentelemetry.instrumentation.awssdk.v2_2;

import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Stands in for OpenTelemetry's interceptor, which is known by its package. */
public final class StandInInterceptor implements ExecutionInterceptor {}
