fn main() { let p = std::env::args().nth(1).unwrap(); let a = jianbao::article::read(&std::fs::read(&p).unwrap(), &p); println!("{}", jianbao::article::to_json(&a)); }
