# [D] Scripting: do on-error goes on
:do { /ip/pool/add name=a ranges=10.0.0.9 } on-error={ :put caught }
/ip/pool/add name=b ranges=10.0.0.2
