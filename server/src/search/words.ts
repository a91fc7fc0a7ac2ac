import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Jieba } from '@node-rs/jieba'
import { shopWords } from './shop-words.ts'

/**
 * Half width, lower case, and nothing but letters and digits: what remains can't be an operator of a query. Some signs
 * of the Han script are neither: the radicals from ⺀ on.
 */
const runs = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{Script=Han}&&[\p{L}\p{N}]]+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv) ?? []

const han = /^\p{Script=Han}/v

let loaded: Jieba | null = null

/** Whatever the dictionary's makers saw three times at most: more than half of it. A query finds it by its pairs. */
const RARE = /^\S+ [1-3] \S*\n/gm

/**
 * The dictionary takes 0.2 s and some 20 MB, so it is loaded by the first who needs it; as a file, because the module
 * that jieba has for it keeps its text, and that of another, for good: 11 MB.
 */
function segmenter(): Jieba {
  if (loaded) return loaded
  const dictionary = readFileSync(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8')
  loaded = Jieba.withDict(Buffer.from(dictionary.replace(RARE, '')))
  const frequent = shopWords.map((word) => `${word} 100000 n`).join('\n')
  loaded.loadDict(Buffer.from(`${frequent}\n`))
  return loaded
}

/** `脐橙` of `奉节脐橙`: neighbours of a run of characters. */
const bigrams = (run: string): string[] => {
  const characters = [...run]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/**
 * What a text is found by: its words as jieba cuts them, every two neighbouring characters (so that a word which
 * jieba cuts differently inside another text is found all the same) and, if asked, every single character.
 */
export function wordsOf(text: string, options: { characters: boolean }): Set<string> {
  const words = new Set<string>()
  for (const run of runs(text)) {
    words.add(run)
    if (!han.test(run)) continue
    for (const word of segmenter().cutForSearch(run, true)) words.add(word)
    for (const pair of bigrams(run)) words.add(pair)
    if (options.characters) for (const character of run) words.add(character)
  }
  return words
}

/** One thing a query asks for: found by all its words, or by all its pairs of characters. */
export interface Term {
  words: string[]
  pairs: string[]
  isHan: boolean
}

/** Words of one term at most. */
const WORDS_MAX = 12

/**
 * The terms of a query, in reading order, each once. Words are terms of their own, but a single character is one with
 * its neighbours: `糖` and `蒜` are as a rule a word that the dictionary does not have, and a text that has it may hold
 * neither by itself. `idle` words stand alone, for the caller to drop.
 */
export function termsOf(query: string, idle: ReadonlySet<string>): Term[] {
  const terms = new Map<string, Term>()
  for (const run of runs(query)) {
    const isHan = han.test(run)
    const groups = isHan ? joinSingles(segmenter().cut(run, true), idle) : [[run]]
    for (const words of groups) {
      const text = words.join('')
      terms.set(text, { words, pairs: isHan ? bigrams(text) : [], isHan })
    }
  }
  return [...terms.values()]
}

function joinSingles(words: readonly string[], idle: ReadonlySet<string>): string[][] {
  const groups: string[][] = []
  for (const word of words) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    const isJoined =
      before !== undefined && (isSingle(before) || isSingle(word)) && !idle.has(before) && !idle.has(word)
    if (group && isJoined && group.length < WORDS_MAX) group.push(word)
    else groups.push([word])
  }
  return groups
}

const isSingle = (word: string): boolean => [...word].length === 1
