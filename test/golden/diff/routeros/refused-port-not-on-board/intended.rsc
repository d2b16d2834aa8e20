/interface ethernet
set [ find default-name=sfp-sfpplus1 ] comment="simpul:uplink"
/system identity
set name=a
