# FRR User Guide, Basic Commands, Config Commands: `!` begins a comment; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c '! a remark' -c 'hostname gw-2'
