# [D] a route without destination is the default route
/ip/route/add gateway=10.0.0.1
/ip/route/add blackhole dst-address=10.0.0.0/8 distance=1
