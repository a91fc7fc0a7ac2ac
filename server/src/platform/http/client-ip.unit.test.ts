import { expect, test } from 'vitest'
import { networkOf } from './client-ip.ts'

test('IPv6 callers are counted by their /64, however the address is written', () => {
  const network = '2001:db8:0:7::/64'
  expect(networkOf('2001:db8:0:7::1')).toBe(network)
  expect(networkOf('2001:0DB8:0000:0007:ffff:1:2:3')).toBe(network)
  expect(networkOf('2001:db8:0:7::192.0.2.1%eth0')).toBe(network)
  expect(networkOf('2001:db8:0:8::1')).toBe('2001:db8:0:8::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
})

test('IPv4 callers are counted by address, also when a socket writes it as IPv6', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9')
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
  expect(networkOf('::FFFF:cb00:7109')).toBe('203.0.113.9')
  expect(networkOf('unknown')).toBe('unknown')
})
