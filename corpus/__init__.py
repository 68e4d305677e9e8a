"""The report as records: pages, sections, passages, figures, tables, key figures. No models, no network."""
