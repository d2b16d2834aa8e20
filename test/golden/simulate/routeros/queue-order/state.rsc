/queue simple
add name=a target=10.0.0.1/32
add name=b target=10.0.0.2/32
