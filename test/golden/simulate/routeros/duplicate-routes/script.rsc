# [F] two routes alike are legal
/ip/route/add dst-address=10.9.0.0/16 gateway=10.0.0.1
/ip/route/add dst-address=10.9.0.0/16 gateway=10.0.0.1
