package io.dynamodel.benchmarks.beans;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import io.dynamodel.benchmarks.items.Order;
import java.math.BigDecimal;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The schema of {@link OrderBean} without reflection. */
public final class OrderTable {
    private OrderTable() {}

    /** The schema without reflection. */
    public static TableSchema<OrderBean> schema() {
        return TableSchema.builder(OrderBean.class)
                .newItemSupplier(OrderBean::new)
                .addAttribute(
                        String.class,
                        a -> a.name("customer")
                                .getter(OrderBean::getCustomer)
                                .setter(OrderBean::setCustomer)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        String.class,
                        a -> a.name("number")
                                .getter(OrderBean::getNumber)
                                .setter(OrderBean::setNumber)
                                .tags(primarySortKey()))
                .addAttribute(
                        String.class,
                        a -> a.name("email").getter(OrderBean::getEmail).setter(OrderBean::setEmail))
                .addAttribute(
                        String.class,
                        a -> a.name("currency").getter(OrderBean::getCurrency).setter(OrderBean::setCurrency))
                .addAttribute(
                        Order.Status.class,
                        a -> a.name("status").getter(OrderBean::getStatus).setter(OrderBean::setStatus))
                .addAttribute(
                        Integer.class,
                        a -> a.name("lineCount").getter(OrderBean::getLineCount).setter(OrderBean::setLineCount))
                .addAttribute(
                        Long.class,
                        a -> a.name("weight").getter(OrderBean::getWeight).setter(OrderBean::setWeight))
                .addAttribute(
                        BigDecimal.class,
                        a -> a.name("total").getter(OrderBean::getTotal).setter(OrderBean::setTotal))
                .addAttribute(
                        BigDecimal.class,
                        a -> a.name("tax").getter(OrderBean::getTax).setter(OrderBean::setTax))
                .addAttribute(
                        Double.class,
                        a -> a.name("discount").getter(OrderBean::getDiscount).setter(OrderBean::setDiscount))
                .addAttribute(
                        Boolean.class,
                        a -> a.name("gift").getter(OrderBean::getGift).setter(OrderBean::setGift))
                .addAttribute(
                        String.class,
                        a -> a.name("note").getter(OrderBean::getNote).setter(OrderBean::setNote))
                .addAttribute(
                        Instant.class,
                        a -> a.name("placed").getter(OrderBean::getPlaced).setter(OrderBean::setPlaced))
                .addAttribute(
                        Instant.class,
                        a -> a.name("changed").getter(OrderBean::getChanged).setter(OrderBean::setChanged))
                .addAttribute(
                        EnhancedType.documentOf(AddressBean.class, AddressBean.schema()),
                        a -> a.name("billing").getter(OrderBean::getBilling).setter(OrderBean::setBilling))
                .addAttribute(
                        EnhancedType.documentOf(AddressBean.class, AddressBean.schema()),
                        a -> a.name("shipping").getter(OrderBean::getShipping).setter(OrderBean::setShipping))
                .addAttribute(
                        EnhancedType.listOf(EnhancedType.documentOf(LineBean.class, LineBean.schema())),
                        a -> a.name("lines").getter(OrderBean::getLines).setter(OrderBean::setLines))
                .addAttribute(
                        EnhancedType.setOf(String.class),
                        a -> a.name("tags").getter(OrderBean::getTags).setter(OrderBean::setTags))
                .addAttribute(
                        EnhancedType.setOf(Integer.class),
                        a -> a.name("vouchers").getter(OrderBean::getVouchers).setter(OrderBean::setVouchers))
                .addAttribute(
                        Long.class,
                        a -> a.name("version").getter(OrderBean::getVersion).setter(OrderBean::setVersion))
                .build();
    }
}
