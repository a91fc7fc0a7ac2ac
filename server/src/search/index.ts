export { type SearchQuery, searchQueryOf } from './search-query.ts'
export { searchVectorOf } from './search-vector.ts'
export { type Phrase, rankPhrases, suggest } from './suggestions.ts'
