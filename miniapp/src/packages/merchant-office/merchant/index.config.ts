export default definePageConfig({ navigationBarTitleText: '市场主体' })
