# POSIX sh 2.9.4 if: the list after then runs where the test says yes; without an else the whole is 0
if vtysh -c 'show running-config' | grep -q '^hostname lain$'; then vtysh -c 'configure terminal' -c 'hostname gw-2'; fi
