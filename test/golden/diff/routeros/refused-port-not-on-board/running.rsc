# 2026-11-22 08:00:00 by RouterOS 7.20.8
# model = L009UiGS
/system identity
set name=a
