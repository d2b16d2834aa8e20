# [D] import stops at the first line that fails; the lines before stay
/ip/pool/add name=a ranges=10.0.0.1
/ip/pool/add name=a ranges=10.0.0.2
/ip/pool/add name=b ranges=10.0.0.3
