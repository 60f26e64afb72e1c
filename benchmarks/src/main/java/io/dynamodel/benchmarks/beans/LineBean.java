package io.dynamodel.benchmarks.beans;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBDocument;
import io.dynamodel.benchmarks.items.Order;
import java.math.BigDecimal;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;

/** {@link Order.Line}. */
@DynamoDbBean
@DynamoDBDocument
public class LineBean {
    private String sku;
    private String title;
    private Integer quantity;
    private BigDecimal price;

    /** The schema without reflection. */
    public static TableSchema<LineBean> schema() {
        return TableSchema.builder(LineBean.class)
                .newItemSupplier(LineBean::new)
                .addAttribute(
                        String.class,
                        a -> a.name("sku").getter(LineBean::getSku).setter(LineBean::setSku))
                .addAttribute(
                        String.class,
                        a -> a.name("title").getter(LineBean::getTitle).setter(LineBean::setTitle))
                .addAttribute(
                        Integer.class,
                        a -> a.name("quantity").getter(LineBean::getQuantity).setter(LineBean::setQuantity))
                .addAttribute(
                        BigDecimal.class,
                        a -> a.name("price").getter(LineBean::getPrice).setter(LineBean::setPrice))
                .build();
    }

    /** The bean of an item. */
    public static LineBean of(Order.Line item) {
        LineBean bean = new LineBean();
        bean.sku = item.sku();
        bean.title = item.title();
        bean.quantity = item.quantity();
        bean.price = item.price();
        return bean;
    }

    /** The item of this bean. */
    public Order.Line toItem() {
        return new Order.Line(sku, title, quantity, price);
    }

    public String getSku() {
        return sku;
    }

    public void setSku(String sku) {
        this.sku = sku;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public Integer getQuantity() {
        return quantity;
    }

    public void setQuantity(Integer quantity) {
        this.quantity = quantity;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }
}
