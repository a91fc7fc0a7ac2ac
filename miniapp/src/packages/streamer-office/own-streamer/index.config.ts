export default definePageConfig({ navigationBarTitleText: '申报主播' })
