export default definePageConfig({ navigationBarTitleText: '批次与溯源' })
