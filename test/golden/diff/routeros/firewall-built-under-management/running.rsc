# model = L009UiGS
/ip address
add address=10.160.0.10 interface=lo
