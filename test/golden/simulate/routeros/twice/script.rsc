# contracts: a script run twice does what it does once
:if ([:len [/ip/firewall/filter/find where comment="n"]] = 0) do={ /ip/firewall/filter/add chain=input comment=n place-before=[find where comment="z"] }
:if ([:len [/ip/firewall/filter/find where comment="n"]] = 0) do={ /ip/firewall/filter/add chain=input comment=n place-before=[find where comment="z"] }
