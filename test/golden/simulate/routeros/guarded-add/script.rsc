# devices.md 1.4: add only what is not there
:if ([:len [/ip/pool/find where name="a"]] = 0) do={ /ip/pool/add name=a ranges=10.0.0.9 }
:if ([:len [/ip/pool/find where name="b"]] = 0) do={ /ip/pool/add name=b ranges=10.0.0.2 }
:if ([:len [/ip/pool/find where name="b"]] = 0) do={ /ip/pool/add name=b ranges=10.0.0.3 }
