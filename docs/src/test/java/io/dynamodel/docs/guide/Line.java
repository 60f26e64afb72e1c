package io.dynamodel.docs.guide;

import java.math.BigDecimal;

// region line
record Line(String sku, int quantity, BigDecimal price) {}
// endregion
