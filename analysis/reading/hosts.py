"""Which hosts are of the public internet, and which are somebody's own."""

from __future__ import annotations

import ipaddress
import socket

from analysis.errors import AddressRefused

#: networks whose addresses hold an IPv4 address, which may be a private one
_TRANSLATED = tuple(
    ipaddress.IPv6Network(network)
    for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
)


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet.

    Private, loopback, link-local, multicast, reserved and unspecified addresses are not, nor IPv6
    addresses that stand for an IPv4 address.

    Examples
    --------
    >>> [is_public(address) for address in ("93.184.215.14", "10.0.0.1", "::1", "fe80::1%eth0")]
    [True, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None or any(ip in network for network in _TRANSLATED):
            return False
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolve(host: str) -> list[str]:
    """The addresses that a host's name stands for; none where it is unknown.

    Raises
    ------
    AddressRefused
        When the name cannot be one.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror:
        return []
    except UnicodeError as error:
        raise AddressRefused(f"'{host}' is no name of a host.", "Check the address.") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
