"""From a question to a plan, by rules, vocabulary and search. No language model, no wording."""
