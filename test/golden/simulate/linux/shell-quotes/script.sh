# POSIX sh 2.2.2: nothing is expanded in single quotes
vtysh -c 'configure terminal' -c 'interface eth0' -c 'description $(id) `x` "y"'
