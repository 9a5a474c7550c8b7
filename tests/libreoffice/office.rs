//! LibreOffice with the project's fonts under the official names, in a profile of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The official names, and the face of `fonts/` that stands in for each, by family and fontconfig's weight.
const FACES: [(&str, &str, u8); 5] = [
    ("方正小标宋简体", "Noto Serif CJK SC", 200),
    ("黑体", "Noto Sans CJK SC", 100),
    ("楷体_GB2312", "FandolKai", 80),
    ("仿宋_GB2312", "FandolFang", 80),
    ("宋体", "Noto Serif CJK SC", 80),
];

/// How long one start may take; a minute is long for all documents here.
const PATIENCE: Duration = Duration::from_secs(300);

/// LibreOffice, ready to start.
pub struct Office {
    folder: TempDir,
}

impl Office {
    /// Finds it on the path.
    pub fn new() -> Self {
        let said = Command::new("soffice").arg("--version").output().map(|output| output.stdout).unwrap_or_default();
        let said = String::from_utf8_lossy(&said).into_owned();
        let version: Vec<u32> = said
            .strip_prefix("LibreOffice ")
            .map(|rest| rest.split(['.', ' ']).map_while(|number| number.parse().ok()).collect())
            .unwrap_or_default();
        assert!(
            version.as_slice() >= [25, 2].as_slice(),
            "these tests need LibreOffice 25.2 or newer as `soffice` on the path, and found {said:?}; older ones ignore \
             what the Word file says of white between Han and digits. On Debian 12 it comes from bookworm-backports: \
             apt-get install --no-install-recommends -t bookworm-backports libreoffice-writer-nogui"
        );
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("fonts.conf"), fonts(folder.path())).expect("written");
        Office { folder }
    }

    /// The folder that its files go to.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Sets Word files, all in one start, and says where their PDFs are.
    pub fn set(&self, files: &[PathBuf]) -> Vec<PathBuf> {
        let out = self.folder().join("set");
        let mut command = self.command();
        command.args(["--convert-to", "pdf", "--outdir"]).arg(&out).args(files);
        run(command);
        let pdf = |file: &PathBuf| out.join(file.file_name().expect("a file")).with_extension("pdf");
        files.iter().map(pdf).collect()
    }

    /// Runs a procedure of `editing.bas`. The profile must be there: the first start lays it anew.
    pub fn edit(&self, procedure: &str, arguments: &[&Path]) {
        let library = self.folder().join("profile/user/basic/Standard");
        let source = include_str!("editing.bas").replace('&', "&amp;").replace('<', "&lt;");
        let module = format!(
            "<script:module xmlns:script=\"http://openoffice.org/2000/script\" script:name=\"Editing\" \
             script:language=\"StarBasic\">{source}</script:module>"
        );
        let index = "<library:library xmlns:library=\"http://openoffice.org/2000/library\" library:name=\"Standard\" \
                     library:readonly=\"false\"><library:element library:name=\"Editing\"/></library:library>";
        for (name, xml) in [("Editing.xba", module.as_str()), ("script.xlb", index)] {
            let declared = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{xml}");
            std::fs::write(library.join(name), declared).expect("a profile");
        }
        let urls: Vec<String> = arguments.iter().map(|path| format!("file://{}", path.display())).collect();
        let mut command = self.command();
        command.arg(format!("macro:///Standard.Editing.{procedure}({})", urls.join(",")));
        run(command);
    }

    fn command(&self) -> Command {
        let mut command = Command::new("soffice");
        command
            .env("FONTCONFIG_FILE", self.folder().join("fonts.conf"))
            .arg(format!("-env:UserInstallation=file://{}", self.folder().join("profile").display()))
            .args(["--headless", "--norestore"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }
}

/// A fontconfig that knows the faces of `fonts/` alone, and them by the official names too.
fn fonts(folder: &Path) -> String {
    let alias = |(name, family, weight): (&str, &str, u8)| {
        format!(
            "<match target=\"pattern\"><test name=\"family\"><string>{name}</string></test>\
             <edit name=\"family\" mode=\"assign\" binding=\"same\"><string>{family}</string></edit>\
             <edit name=\"weight\" mode=\"assign\"><int>{weight}</int></edit></match>"
        )
    };
    let aliases: String = FACES.map(alias).concat();
    let (faces, cache) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts"), folder.join("cache"));
    format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{}</dir>\
         <cachedir>{}</cachedir>{aliases}</fontconfig>",
        faces.display(),
        cache.display()
    )
}

fn run(mut command: Command) {
    let mut child = command.spawn().expect("soffice starts");
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = child.try_wait().expect("a child") {
            assert!(status.success(), "{status}: {command:?}");
            return;
        }
        if Instant::now() > end {
            child.kill().expect("a child");
            panic!("no end after {PATIENCE:?}: {command:?}");
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
