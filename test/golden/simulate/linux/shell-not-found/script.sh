# POSIX sh 2.8.2: a command that is not found is 127
tidakada --x
