# [E] the console: the place is the first name that leads nowhere
/ip adress add address=10.0.0.1/24
