# POSIX sh 2.9.3 OR lists: the right side runs only where the left one failed
! vtysh -c 'show running-config' | grep -q '^hostname gw-1$' || vtysh -c 'configure terminal' -c 'hostname gw-2'
! vtysh -c 'show running-config' | grep -q '^hostname gw-1$' || vtysh -c 'configure terminal' -c 'hostname gw-3'
