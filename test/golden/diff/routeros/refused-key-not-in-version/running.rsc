# 2026-11-22 08:00:00 by RouterOS 7.16.2
/system identity
set name=a
