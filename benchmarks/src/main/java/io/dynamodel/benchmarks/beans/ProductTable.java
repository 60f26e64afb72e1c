package io.dynamodel.benchmarks.beans;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;

import java.math.BigDecimal;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The schema of {@link ProductBean} without reflection. */
public final class ProductTable {
    private ProductTable() {}

    /** The schema without reflection. */
    public static TableSchema<ProductBean> schema() {
        return TableSchema.builder(ProductBean.class)
                .newItemSupplier(ProductBean::new)
                .addAttribute(
                        String.class,
                        a -> a.name("sku")
                                .getter(ProductBean::getSku)
                                .setter(ProductBean::setSku)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        String.class,
                        a -> a.name("title").getter(ProductBean::getTitle).setter(ProductBean::setTitle))
                .addAttribute(
                        String.class,
                        a -> a.name("brand").getter(ProductBean::getBrand).setter(ProductBean::setBrand))
                .addAttribute(
                        String.class,
                        a -> a.name("category").getter(ProductBean::getCategory).setter(ProductBean::setCategory))
                .addAttribute(
                        String.class,
                        a -> a.name("description")
                                .getter(ProductBean::getDescription)
                                .setter(ProductBean::setDescription))
                .addAttribute(
                        String.class,
                        a -> a.name("color").getter(ProductBean::getColor).setter(ProductBean::setColor))
                .addAttribute(
                        String.class,
                        a -> a.name("size").getter(ProductBean::getSize).setter(ProductBean::setSize))
                .addAttribute(
                        String.class,
                        a -> a.name("currency").getter(ProductBean::getCurrency).setter(ProductBean::setCurrency))
                .addAttribute(
                        BigDecimal.class,
                        a -> a.name("price").getter(ProductBean::getPrice).setter(ProductBean::setPrice))
                .addAttribute(
                        BigDecimal.class,
                        a -> a.name("cost").getter(ProductBean::getCost).setter(ProductBean::setCost))
                .addAttribute(
                        Integer.class,
                        a -> a.name("stock").getter(ProductBean::getStock).setter(ProductBean::setStock))
                .addAttribute(
                        Integer.class,
                        a -> a.name("reserved").getter(ProductBean::getReserved).setter(ProductBean::setReserved))
                .addAttribute(
                        Long.class,
                        a -> a.name("weight").getter(ProductBean::getWeight).setter(ProductBean::setWeight))
                .addAttribute(
                        Double.class,
                        a -> a.name("width").getter(ProductBean::getWidth).setter(ProductBean::setWidth))
                .addAttribute(
                        Double.class,
                        a -> a.name("height").getter(ProductBean::getHeight).setter(ProductBean::setHeight))
                .addAttribute(
                        Boolean.class,
                        a -> a.name("visible").getter(ProductBean::getVisible).setter(ProductBean::setVisible))
                .addAttribute(
                        Instant.class,
                        a -> a.name("added").getter(ProductBean::getAdded).setter(ProductBean::setAdded))
                .addAttribute(
                        Instant.class,
                        a -> a.name("changed").getter(ProductBean::getChanged).setter(ProductBean::setChanged))
                .addAttribute(
                        EnhancedType.setOf(String.class),
                        a -> a.name("tags").getter(ProductBean::getTags).setter(ProductBean::setTags))
                .addAttribute(
                        Long.class,
                        a -> a.name("version").getter(ProductBean::getVersion).setter(ProductBean::setVersion))
                .build();
    }
}
