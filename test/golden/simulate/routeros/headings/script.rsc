# [D] Console: a line that only goes to a menu
/ip pool
add name=a ranges=10.0.0.1
add name=b ranges=10.0.0.2
/ip dns
set servers=10.0.0.1
