package io.dynamodel.benchmarks.beans;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBHashKey;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBRangeKey;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTable;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTypeConverted;
import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBTypeConvertedEnum;
import io.dynamodel.benchmarks.items.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** {@link Order}, for the Enhanced Client and the mapper of version 1. {@link OrderTable} is its schema without reflection. */
@DynamoDbBean
@DynamoDBTable(tableName = "items")
public class OrderBean {
    private String customer;
    private String number;
    private String email;
    private String currency;
    private Order.Status status;
    private Integer lineCount;
    private Long weight;
    private BigDecimal total;
    private BigDecimal tax;
    private Double discount;
    private Boolean gift;
    private String note;
    private Instant placed;
    private Instant changed;
    private AddressBean billing;
    private AddressBean shipping;
    private List<LineBean> lines;
    private Set<String> tags;
    private Set<Integer> vouchers;
    private Long version;

    /** The bean of an item. */
    public static OrderBean of(Order item) {
        OrderBean bean = new OrderBean();
        bean.customer = item.customer();
        bean.number = item.number();
        bean.email = item.email();
        bean.currency = item.currency();
        bean.status = item.status();
        bean.lineCount = item.lineCount();
        bean.weight = item.weight();
        bean.total = item.total();
        bean.tax = item.tax();
        bean.discount = item.discount();
        bean.gift = item.gift();
        bean.note = item.note();
        bean.placed = item.placed();
        bean.changed = item.changed();
        bean.billing = AddressBean.of(item.billing());
        bean.shipping = AddressBean.of(item.shipping());
        bean.lines = item.lines().stream().map(LineBean::of).toList();
        bean.tags = item.tags();
        bean.vouchers = item.vouchers();
        bean.version = item.version();
        return bean;
    }

    /** The item of this bean. */
    public Order toItem() {
        return new Order(
                customer,
                number,
                email,
                currency,
                status,
                lineCount,
                weight,
                total,
                tax,
                discount,
                gift,
                note,
                placed,
                changed,
                billing.toItem(),
                shipping.toItem(),
                lines.stream().map(LineBean::toItem).toList(),
                tags,
                vouchers,
                version);
    }

    @DynamoDbPartitionKey
    @DynamoDBHashKey
    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    @DynamoDbSortKey
    @DynamoDBRangeKey
    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    @DynamoDBTypeConvertedEnum
    public Order.Status getStatus() {
        return status;
    }

    public void setStatus(Order.Status status) {
        this.status = status;
    }

    public Integer getLineCount() {
        return lineCount;
    }

    public void setLineCount(Integer lineCount) {
        this.lineCount = lineCount;
    }

    public Long getWeight() {
        return weight;
    }

    public void setWeight(Long weight) {
        this.weight = weight;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public void setTotal(BigDecimal total) {
        this.total = total;
    }

    public BigDecimal getTax() {
        return tax;
    }

    public void setTax(BigDecimal tax) {
        this.tax = tax;
    }

    public Double getDiscount() {
        return discount;
    }

    public void setDiscount(Double discount) {
        this.discount = discount;
    }

    public Boolean getGift() {
        return gift;
    }

    public void setGift(Boolean gift) {
        this.gift = gift;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    @DynamoDBTypeConverted(converter = InstantConverter.class)
    public Instant getPlaced() {
        return placed;
    }

    public void setPlaced(Instant placed) {
        this.placed = placed;
    }

    @DynamoDBTypeConverted(converter = InstantConverter.class)
    public Instant getChanged() {
        return changed;
    }

    public void setChanged(Instant changed) {
        this.changed = changed;
    }

    public AddressBean getBilling() {
        return billing;
    }

    public void setBilling(AddressBean billing) {
        this.billing = billing;
    }

    public AddressBean getShipping() {
        return shipping;
    }

    public void setShipping(AddressBean shipping) {
        this.shipping = shipping;
    }

    public List<LineBean> getLines() {
        return lines;
    }

    public void setLines(List<LineBean> lines) {
        this.lines = lines;
    }

    public Set<String> getTags() {
        return tags;
    }

    public void setTags(Set<String> tags) {
        this.tags = tags;
    }

    public Set<Integer> getVouchers() {
        return vouchers;
    }

    public void setVouchers(Set<Integer> vouchers) {
        this.vouchers = vouchers;
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }
}
