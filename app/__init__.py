"""Answering: understand -> plan -> execute -> word -> check. Edges: Gradio, command line, batch."""
