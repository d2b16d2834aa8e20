/ip address
add address=10.164.9.1/24 interface=vlan30-tamu
/system identity
set name=a
