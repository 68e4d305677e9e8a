"""One file a metric. Pure: a case and an answer in, a value out; tested on hand-made examples."""
