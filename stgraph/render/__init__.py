"""Results as text. One module per format; nothing here opens files, prints or asks the graph."""
