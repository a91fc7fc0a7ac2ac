export default definePageConfig({ navigationBarTitleText: '信用与处置' })
