"""The pages: one file a subject, each thin: read the request, call the library, show the result."""
