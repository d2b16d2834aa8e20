# [D] Scripting: foreach over the result of find
:foreach i in=[/ip/pool/find] do={ :put [/ip/pool/get $i name]; /ip/pool/set $i comment="pool $[/ip/pool/get $i name]" }
