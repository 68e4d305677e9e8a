"""The report as records: pages, sections, figures, tables, key figures. No models, no network."""
