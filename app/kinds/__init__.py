"""One module a kind of plan: fetches exactly what the step names and hands it to `app.texts`."""
