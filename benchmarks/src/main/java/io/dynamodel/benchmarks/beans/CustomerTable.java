package io.dynamodel.benchmarks.beans;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import java.math.BigDecimal;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The schema of {@link CustomerBean} without reflection. */
public final class CustomerTable {
    private CustomerTable() {}

    /** The schema without reflection. */
    public static TableSchema<CustomerBean> schema() {
        return TableSchema.builder(CustomerBean.class)
                .newItemSupplier(CustomerBean::new)
                .addAttribute(
                        String.class,
                        a -> a.name("id")
                                .getter(CustomerBean::getId)
                                .setter(CustomerBean::setId)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        String.class,
                        a -> a.name("email").getter(CustomerBean::getEmail).setter(CustomerBean::setEmail))
                .addAttribute(
                        String.class,
                        a -> a.name("name").getter(CustomerBean::getName).setter(CustomerBean::setName))
                .addAttribute(
                        String.class,
                        a -> a.name("phone").getter(CustomerBean::getPhone).setter(CustomerBean::setPhone))
                .addAttribute(
                        String.class,
                        a -> a.name("language")
                                .getter(CustomerBean::getLanguage)
                                .setter(CustomerBean::setLanguage))
                .addAttribute(
                        String.class,
                        a -> a.name("street").getter(CustomerBean::getStreet).setter(CustomerBean::setStreet))
                .addAttribute(
                        String.class,
                        a -> a.name("city").getter(CustomerBean::getCity).setter(CustomerBean::setCity))
                .addAttribute(
                        String.class,
                        a -> a.name("zip").getter(CustomerBean::getZip).setter(CustomerBean::setZip))
                .addAttribute(
                        String.class,
                        a -> a.name("country").getter(CustomerBean::getCountry).setter(CustomerBean::setCountry))
                .addAttribute(
                        String.class,
                        a -> a.name("segment").getter(CustomerBean::getSegment).setter(CustomerBean::setSegment))
                .addAttribute(
                        Integer.class,
                        a -> a.name("orders").getter(CustomerBean::getOrders).setter(CustomerBean::setOrders))
                .addAttribute(
                        Long.class,
                        a -> a.name("points").getter(CustomerBean::getPoints).setter(CustomerBean::setPoints))
                .addAttribute(
                        BigDecimal.class,
                        a -> a.name("spent").getter(CustomerBean::getSpent).setter(CustomerBean::setSpent))
                .addAttribute(
                        BigDecimal.class,
                        a -> a.name("credit").getter(CustomerBean::getCredit).setter(CustomerBean::setCredit))
                .addAttribute(
                        Double.class,
                        a -> a.name("rating").getter(CustomerBean::getRating).setter(CustomerBean::setRating))
                .addAttribute(
                        Boolean.class,
                        a -> a.name("active").getter(CustomerBean::getActive).setter(CustomerBean::setActive))
                .addAttribute(
                        Boolean.class,
                        a -> a.name("newsletter")
                                .getter(CustomerBean::getNewsletter)
                                .setter(CustomerBean::setNewsletter))
                .addAttribute(
                        Instant.class,
                        a -> a.name("joined").getter(CustomerBean::getJoined).setter(CustomerBean::setJoined))
                .addAttribute(
                        Instant.class,
                        a -> a.name("seen").getter(CustomerBean::getSeen).setter(CustomerBean::setSeen))
                .addAttribute(
                        Long.class,
                        a -> a.name("version").getter(CustomerBean::getVersion).setter(CustomerBean::setVersion))
                .build();
    }
}
