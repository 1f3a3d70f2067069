/** Passwords of eight and more characters that guessing programs try first, in small letters. */
const whole = `
password passw0rd p@ssword p@ssw0rd pa55word pa$$word password1 password123 passwort contrasena motdepasse
qwertyui qwertyuiop qwerty123 qwer1234 qwerasdf asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123 zxcvasdf 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 qazwsxedc
qazwsx123 1qaz@wsx !qaz2wsx 1qazxsw2 zaq12wsx zaq1zaq1 qweasdzxc qweasd123 asd123456 asdf1234 asdasdasd qweqweqwe qwe123qwe 123qweasd 123qwe123 zxc123456
a1234567 a12345678 a123456789 aa123456 aa12345678 aaa123456 abc12345 abc123456 abcd1234 abcd12345 abcdefgh abc123abc 123456abc 12345abc 1234abcd 123abc456
123456aa 123456qq 12345678a 123456789a 1234567a 123456zx 123456as q1234567 qq123456 qq12345678 w1234567 z1234567 zz123456 zxc12345 x1234567 as123456
iloveyou iloveyou1 iloveyou520 ilove520 woaini123 woaini520 woaini521 woaini1314 woaini5201314 5201314520 1314520520 5201314a a5201314 520520520 woshishui
woaiwojia woaimama woaibaba wodemima mimamima mima1234 mima123456 nihao123 nihaoma123 nishishei 13145200 52013140 77585210 7758521a 7758258a 7758521521
administrator admin123 admin1234 admin12345 admin888 admin8888 admin666 admin@123 adminadmin root1234 rootroot toor1234 guest123 guest1234 user1234 test1234 test12345 testtest
welcome1 welcome123 letmein1 letmein123 changeme changeme1 changeme123 default1 secret123 sunshine princess football baseball basketball superman batman123 trustno1 starwars
whatever computer internet michael1 jennifer jordan23 liverpool chelsea1 arsenal1 monkey123 dragon123 master123 shadow123 killer123 freedom1 hello123 hellohello helloworld
zhangwei zhang123 wangwei123 wang1234 liming123 li123456 li12345678 zhao1234 chen1234 yang1234 wang123456 zhang123456 chen123456 liu123456 yang123456 zhou123456 huang123456
wuliao123 wangba123 baobao123 baobei123 laopo123 laogong123 laopo520 laogong520 mama1234 baba1234 tiantian xiaoxiao feifei123 haohao123 longlong123 taotao123
beijing1 beijing2008 shanghai shanghai1 guangzhou shenzhen zhongguo zhongguo1 china123 china1234 china2008 taiwan123 hongkong1
service1 service123 service88 fuwu1234 fuwu8888 shouhou1 shouhou123 shouhou888 weixiu123 weixiu888 kefu1234 kefu8888 qiantai1 qiantai123 guanliyuan dianpu123 gongsi123 jingli123
counter1 counter123 aftersales aftersales1 repair123 repair88 desk1234 office123 office88 manager1 manager123 company1 company123 temp1234 temppass temporary
password! password@ password@123 p@ssw0rd1 p@ssw0rd123 qwerty!@# 1234qwer! abc@1234 aa@12345 aa@123456 abc@123456 a@123456 123456@a admin@1234 asdf@1234 pass@word1 pass@123
1a2b3c4d a1b2c3d4 1a2s3d4f q1q1q1q1 qaz123456 wsx123456 147258369 159357456 963852741 741852963 789456123 456789123 321654987 123654789 147852369 159753456 1357924680 2468013579
`;

/** What such passwords are made of: with nothing but digits and signs around it, one of these is no password either. */
const roots = `
password passw passwd passwort pass pwd admin administrator root user guest test demo login welcome letmein changeme default secret master manager service counter office company
qwerty qwer qwe asdf asdfgh asd zxcv zxcvbn zxc qaz qazwsx wsx abc abcd abcde abcdef aaa aa a qq
iloveyou ilove love woaini woai woaiwojia woshi nihao mima wodemima baobei laopo laogong mama baba
zhongguo china beijing shanghai guangzhou shenzhen hello hi superman batman dragon monkey football baseball sunshine princess shadow michael
shouhou weixiu kefu fuwu qiantai dianpu gongsi jingli laoban guanliyuan aftersales repair
`;

export const commonPasswords: ReadonlySet<string> = new Set(whole.trim().split(/\s+/));
export const commonRoots: ReadonlySet<string> = new Set(roots.trim().split(/\s+/));
