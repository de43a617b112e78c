"""NetworkX graph, centrality, communities, layout and the pyvis map."""
