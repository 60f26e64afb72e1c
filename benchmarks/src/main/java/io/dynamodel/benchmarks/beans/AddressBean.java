package io.dynamodel.benchmarks.beans;

import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBDocument;
import io.dynamodel.benchmarks.items.Order;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;

/** {@link Order.Address}. */
@DynamoDbBean
@DynamoDBDocument
public class AddressBean {
    private String name;
    private String street;
    private String city;
    private String zip;
    private String country;

    /** The schema without reflection. */
    public static TableSchema<AddressBean> schema() {
        return TableSchema.builder(AddressBean.class)
                .newItemSupplier(AddressBean::new)
                .addAttribute(
                        String.class,
                        a -> a.name("name").getter(AddressBean::getName).setter(AddressBean::setName))
                .addAttribute(
                        String.class,
                        a -> a.name("street").getter(AddressBean::getStreet).setter(AddressBean::setStreet))
                .addAttribute(
                        String.class,
                        a -> a.name("city").getter(AddressBean::getCity).setter(AddressBean::setCity))
                .addAttribute(
                        String.class,
                        a -> a.name("zip").getter(AddressBean::getZip).setter(AddressBean::setZip))
                .addAttribute(
                        String.class,
                        a -> a.name("country").getter(AddressBean::getCountry).setter(AddressBean::setCountry))
                .build();
    }

    /** The bean of an item. */
    public static AddressBean of(Order.Address item) {
        AddressBean bean = new AddressBean();
        bean.name = item.name();
        bean.street = item.street();
        bean.city = item.city();
        bean.zip = item.zip();
        bean.country = item.country();
        return bean;
    }

    /** The item of this bean. */
    public Order.Address toItem() {
        return new Order.Address(name, street, city, zip, country);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public String getZip() {
        return zip;
    }

    public void setZip(String zip) {
        this.zip = zip;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }
}
