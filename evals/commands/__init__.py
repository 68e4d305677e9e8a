"""The commands of `fraga-evals`, grouped by what one does with them. Edges: no judgement here."""
