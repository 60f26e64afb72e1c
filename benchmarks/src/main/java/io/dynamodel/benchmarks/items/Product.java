package io.dynamodel.benchmarks.items;

import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.required;

import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/** A product: 20 attributes. Only its schema matters: it is one of three that a process starts with. */
public record Product(
        String sku,
        String title,
        String brand,
        String category,
        String description,
        String color,
        String size,
        String currency,
        BigDecimal price,
        BigDecimal cost,
        int stock,
        int reserved,
        long weight,
        double width,
        double height,
        boolean visible,
        Instant added,
        Instant changed,
        Set<String> tags,
        long version) {
    private static final SchemaBuilder<Product> S = Schema.builder(Product.class);

    private static final StringAttribute<Product> SKU = S.string("sku", Product::sku);

    static {
        S.string("title", Product::title, required());
        S.string("brand", Product::brand);
        S.string("category", Product::category);
        S.string("description", Product::description);
        S.string("color", Product::color);
        S.string("size", Product::size);
        S.string("currency", Product::currency);
        S.decimal("price", Product::price);
        S.decimal("cost", Product::cost);
        S.integer("stock", Product::stock, atLeast(0));
        S.integer("reserved", Product::reserved);
        S.longInteger("weight", Product::weight);
        S.doubleNumber("width", Product::width);
        S.doubleNumber("height", Product::height);
        S.bool("visible", Product::visible);
        S.instant("added", Product::added);
        S.instant("changed", Product::changed);
        S.stringSet("tags", Product::tags);
        S.longInteger("version", Product::version);
    }

    public static final PrimaryKey<Product, String> KEY = S.key(SKU);
    public static final Schema<Product> SCHEMA = S.build();
}
