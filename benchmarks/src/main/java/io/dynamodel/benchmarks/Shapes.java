package io.dynamodel.benchmarks;

import io.dynamodel.benchmarks.Shape.Enhanced;
import io.dynamodel.benchmarks.Shape.Mapped;
import io.dynamodel.benchmarks.beans.FlatBean;
import io.dynamodel.benchmarks.beans.HugeBean;
import io.dynamodel.benchmarks.beans.OrderBean;
import io.dynamodel.benchmarks.beans.OrderTable;
import io.dynamodel.benchmarks.beans.SmallBean;
import io.dynamodel.benchmarks.beans.TextBean;
import io.dynamodel.benchmarks.beans.TinyBean;
import io.dynamodel.benchmarks.items.Flat;
import io.dynamodel.benchmarks.items.Huge;
import io.dynamodel.benchmarks.items.HugeByHand;
import io.dynamodel.benchmarks.items.Order;
import io.dynamodel.benchmarks.items.OrderByHand;
import io.dynamodel.benchmarks.items.Orders;
import io.dynamodel.benchmarks.items.Small;
import io.dynamodel.benchmarks.items.Text;
import io.dynamodel.benchmarks.items.Tiny;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The kinds of items. */
final class Shapes {
    private Shapes() {}

    static Shape<Order> order() {
        Order order = Order.sample(1);
        return new Shape<>(
                "order",
                order,
                List.of("customer", "number"),
                OrderByHand::write,
                OrderByHand::read,
                Orders.SCHEMA,
                Orders.KEY.of(order.customer(), order.number()),
                List.copyOf(orderBeans()),
                new Mapped<>(OrderBean.class, OrderBean::of, OrderBean::toItem));
    }

    static List<Enhanced<Order, OrderBean>> orderBeans() {
        return enhanced(OrderBean.class, OrderTable.schema(), OrderBean::of, OrderBean::toItem);
    }

    static Shape<Tiny> tiny() {
        Tiny tiny = new Tiny("abcdefghijklmnop");
        return new Shape<>(
                "TINY",
                tiny,
                List.of("stringAttr"),
                Tiny::write,
                Tiny::read,
                Tiny.SCHEMA,
                Tiny.KEY.of(tiny.stringAttr()),
                List.copyOf(enhanced(TinyBean.class, TinyBean.schema(), TinyBean::of, TinyBean::toItem)),
                new Mapped<>(TinyBean.class, TinyBean::of, TinyBean::toItem));
    }

    static Shape<Small> small() {
        Small small = Small.sample();
        return new Shape<>(
                "SMALL",
                small,
                List.of("stringAttr"),
                Small::write,
                Small::read,
                Small.SCHEMA,
                Small.KEY.of(small.stringAttr()),
                List.copyOf(enhanced(SmallBean.class, SmallBean.schema(), SmallBean::of, SmallBean::toItem)),
                new Mapped<>(SmallBean.class, SmallBean::of, SmallBean::toItem));
    }

    static Shape<Huge> huge() {
        Huge huge = Huge.sample();
        return new Shape<>(
                "HUGE",
                huge,
                List.of("stringAttr"),
                HugeByHand::write,
                HugeByHand::read,
                Huge.SCHEMA,
                Huge.KEY.of(huge.stringAttr()),
                List.copyOf(enhanced(HugeBean.class, HugeBean.schema(), HugeBean::of, HugeBean::toItem)),
                new Mapped<>(HugeBean.class, HugeBean::of, HugeBean::toItem));
    }

    /** So many strings; too many for anybody to write a class, but AWS, who did it for 63. */
    static Shape<Flat> flat(String name, int attributes) {
        Flat flat = Flat.sample(attributes);
        Flat.Mapping mapping = new Flat.Mapping(attributes);
        return new Shape<>(
                name,
                flat,
                List.of(Flat.name(0)),
                mapping::write,
                mapping::read,
                mapping.schema(),
                mapping.key(flat),
                List.of(new Enhanced<>(Contender.STATIC, FlatBean.schema(attributes), FlatBean::of, FlatBean::toItem)),
                null);
    }

    static Shape<Text> text(String name, String sample) {
        Text text = Text.of(sample);
        return new Shape<>(
                name,
                text,
                List.of("id"),
                Text::write,
                Text::read,
                Text.SCHEMA,
                Text.KEY.of(text.id()),
                List.copyOf(enhanced(TextBean.class, TextBean.schema(), TextBean::of, TextBean::toItem)),
                new Mapped<>(TextBean.class, TextBean::of, TextBean::toItem));
    }

    private static <R, B> List<Enhanced<R, B>> enhanced(
            Class<B> bean, TableSchema<B> schema, Function<R, B> of, Function<B, R> back) {
        return List.of(
                new Enhanced<>(Contender.BEAN, TableSchema.fromBean(bean), of, back),
                new Enhanced<>(Contender.STATIC, schema, of, back));
    }
}
