import { setImmediate as nextTurn } from 'node:timers/promises'
import { maskPhone } from '../platform/crypto.ts'
import type { Platform } from '../platform/index.ts'

/** A person as tables keep one. */
export interface Sealed {
  nameEncrypted: string
  phoneEncrypted: string
}

const sliceLength = 500

/** Maps a long list a slice at a time, so that thousands of decryptions don't keep everybody else waiting. */
export async function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += sliceLength) {
    for (const item of items.slice(start, start + sliceLength)) results.push(work(item))
    if (start + sliceLength < items.length) await nextTurn()
  }
  return results
}

export const sealPerson = (
  cipher: Platform['cipher'],
  { name, phone }: { name: string; phone: string },
): Sealed & { phoneIndex: string } => ({
  nameEncrypted: cipher.encrypt(name),
  phoneEncrypted: cipher.encrypt(phone),
  phoneIndex: cipher.blindIndex(phone),
})

export const openPerson = (cipher: Platform['cipher'], sealed: Sealed) => ({
  name: cipher.decrypt(sealed.nameEncrypted),
  phoneMasked: maskPhone(cipher.decrypt(sealed.phoneEncrypted)),
})

/** Those whose name contains the words or whose phone ends with the digits; names lie encrypted, so each is opened. */
export async function matching<Person extends Sealed>(
  cipher: Platform['cipher'],
  people: readonly Person[],
  words: string,
): Promise<Person[]> {
  const isDigits = /^\d{4,11}$/.test(words)
  const found = await inSlices(people, (person) =>
    isDigits
      ? cipher.decrypt(person.phoneEncrypted).endsWith(words)
      : cipher.decrypt(person.nameEncrypted).includes(words),
  )
  return people.filter((_, index) => found[index])
}
